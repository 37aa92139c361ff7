"""Calls AWS APIs named on standard input, one JSON line each, and answers one JSON line each. boto3 comes with moto."""
import json
import sys

import boto3

clients = {}
for line in sys.stdin:
    service, operation, parameters = json.loads(line)
    client = clients.setdefault(service, boto3.client(service))
    try:
        for name in ("ZipFile",):
            if name in parameters:
                parameters[name] = open(parameters[name], "rb").read()
        answer = getattr(client, operation)(**parameters)
        answer.pop("ResponseMetadata", None)
        print(json.dumps({"ok": answer}, default=str), flush=True)
    except Exception as error:
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}), flush=True)
