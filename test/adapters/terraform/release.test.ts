import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findTerraform } from '../../../functions/adapters/terraform/release.ts';

const program = '#!/bin/sh\necho "Terraform v9.9.9"\n';
const arch = { x64: 'amd64', arm64: 'arm64' }[process.arch as string] ?? process.arch;
const name = `terraform_9.9.9_${process.platform}_${arch}.zip`;
const archive = zip('terraform', Buffer.from(program));
const sum = createHash('sha256').update(archive).digest('hex');

/** A zip of one deflated file, after APPNOTE.TXT. */
function zip(file: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(content), 0);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(content.length, 8);
  const common = Buffer.concat([
    Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]),
    sizes,
    Buffer.from([file.length, 0, 0, 0]),
  ]);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(file), packed]);
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    Buffer.from([20, 0]),
    common,
    Buffer.alloc(14),
    Buffer.from(file),
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, entry, Buffer.from('PK\x05\x06'), end]);
}

describe('the Terraform that a stack pins', () => {
  let server: Server;
  let sums = '';
  let asked: string[] = [];
  let folder = '';
  const sites = () => ({
    terraform: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    tofu: 'http://127.0.0.1:9/',
  });
  const find = (fields = {}) =>
    findTerraform({ directory: folder, cache: join(folder, 'cache'), log: () => {}, sites: sites(), ...fields });

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === `/9.9.9/${name}`) response.end(archive);
      else if (request.url === '/9.9.9/terraform_9.9.9_SHA256SUMS') response.end(sums);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
    folder = mkdtempSync(join(tmpdir(), 'unclick-release-'));
    writeFileSync(join(folder, '.terraform-version'), '9.9.9\n');
    sums = `${'0'.repeat(64)}  terraform_9.9.9_other_cpu.zip\n${sum}  ${name}\n`;
    asked = [];
  });

  it('is downloaded once, verified, and taken from the cache after that', async () => {
    const first = await find();
    expect(first).toEqual({ binary: join(folder, 'cache/terraform/9.9.9/terraform'), version: 'terraform 9.9.9' });
    expect(readFileSync(first.binary, 'utf8')).toBe(program);
    expect(asked).toHaveLength(2);
    expect(await find()).toEqual(first);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['another sum', () => `${'0'.repeat(64)}  ${name}\n`],
    ['no sum', () => ''],
  ])('is not kept with %s', async (_name, listed) => {
    sums = listed();
    await expect(find()).rejects.toThrow(/SHA-256/);
    expect(existsSync(join(folder, 'cache'))).toBe(false);
  });

  it('that its site does not have is named', async () => {
    writeFileSync(join(folder, '.terraform-version'), '9.9.8');
    await expect(find()).rejects.toThrow(/9\.9\.8.*answered 404/);
  });

  it('by a range that nothing on PATH satisfies is asked for, not guessed', async () => {
    rmSync(join(folder, '.terraform-version'));
    writeFileSync(join(folder, 'main.tf'), 'terraform {\n  required_version = "~> 77.1"\n}\n');
    await expect(find()).rejects.toThrow(/satisfies ~> 77\.1/);
    expect(asked).toEqual([]);
  });

  it('without a cache is never downloaded', async () => {
    await expect(find({ cache: undefined })).rejects.toThrow(/no terraform that satisfies 9\.9\.9 is on PATH/);
  });
});
