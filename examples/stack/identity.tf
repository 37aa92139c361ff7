data "aws_iam_policy_document" "worker_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "worker" {
  name               = "${var.name}-worker"
  description        = "What the order worker runs as"
  assume_role_policy = data.aws_iam_policy_document.worker_trust.json
}

data "aws_iam_policy_document" "least_privilege" {
  statement {
    sid       = "ReadAndWriteOrders"
    actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"]
    resources = [aws_dynamodb_table.orders.arn]
  }

  statement {
    sid       = "ReadReceipts"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.receipts.arn}/*"]
  }
}

resource "aws_iam_policy" "least_privilege" {
  name        = "${var.name}-least-privilege"
  description = "Only what the order worker needs"
  policy      = data.aws_iam_policy_document.least_privilege.json
}

resource "aws_iam_role_policy_attachment" "worker_least_privilege" {
  role       = aws_iam_role.worker.name
  policy_arn = aws_iam_policy.least_privilege.arn
}

data "aws_iam_policy_document" "worker_queue" {
  statement {
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.jobs.arn]
  }
}

resource "aws_iam_role_policy" "worker_queue" {
  name   = "read-jobs"
  role   = aws_iam_role.worker.id
  policy = data.aws_iam_policy_document.worker_queue.json
}
