import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dynamicBlocksOf } from '../../../functions/adapters/terraform/configuration-files.ts';
import { dynamicBlocks, dynamicBlocksJson } from '../../../functions/core/hcl/dynamic-blocks.ts';

const group = `
resource "aws_security_group" "web" {
  name = "web" # dynamic "not" {}
  ingress {
    from_port = 80
    inner {
      deeper {}
    }
  }
  dynamic "egress" {
    for_each = var.out
    content {
      to_port = egress.value
      dynamic "inner" {
        for_each = []
      }
    }
  }
}
resource aws_lb_listener_rule deep {
  action {
    forward {
      dynamic target_group {
        for_each = var.groups
        content {}
      }
    }
  }
}
data "aws_iam_policy_document" "x" {
  dynamic "statement" {
    for_each = []
  }
}
`;

describe('dynamic blocks', () => {
  it('are found in a file, by the attribute that they are in', () => {
    expect(dynamicBlocks(group)).toEqual(['aws_security_group.web egress', 'aws_lb_listener_rule.deep action']);
  });

  it.each([
    ['labels without spaces', 'resource"aws_x""web"{\n dynamic"egress"{\n }\n}'],
    ['a comment in front', '/* { */ resource "aws_x" "web" {\n /* a\n b */ dynamic "egress" {\n }\n}'],
    [
      'comments in between',
      'resource /* one */ "aws_x" /* "two" */ "web" /**/ {\n dynamic /***/ egress /* { */ {\n }\n}',
    ],
  ])('are found however their heads are written: %s', (_why, source) => {
    expect(dynamicBlocks(source)).toEqual(['aws_x.web egress']);
  });

  it.each([
    ['a resource', { web: { dynamic: { egress: { for_each: [] } } } }, ['aws_x.web egress']],
    [
      'a list of bodies',
      { web: [{ dynamic: [{ egress: {} }, { ingress: [{}] }] }] },
      ['aws_x.web egress', 'aws_x.web ingress'],
    ],
    ['a block in it', { web: { action: [{ forward: { dynamic: { target: {} } } }] } }, ['aws_x.web action']],
    ['one of several blocks', { web: { action: [{ type: 'forward' }, { dynamic: { a: {} } }] } }, ['aws_x.web action']],
    [
      'a dynamic block in a dynamic block',
      { web: { dynamic: { egress: { content: { dynamic: { inner: {} } } } } } },
      ['aws_x.web egress'],
    ],
    ['none', { web: { action: [{ type: 'forward', to: [{ a: {} }] }], name: 'dynamic', more: null } }, []],
    ['no body', { web: null }, []],
  ])('are found in JSON: %s', (_what, names, found) => {
    expect(dynamicBlocksJson({ resource: { aws_x: names } })).toEqual(found);
  });

  it('are found in JSON that writes lists for blocks of one kind, at every level', () => {
    const egress = [{ name: 'x' }, { dynamic: [{ egress: { for_each: [] } }] }];
    const ingress = { dynamic: { ingress: {} } };
    const file = [
      { locals: { a: { b: ingress } } },
      { resource: [{ aws_x: [{ one: egress }, { two: ingress }] }, { aws_y: { one: ingress } }] },
    ];
    expect(dynamicBlocksJson(file)).toEqual(['aws_x.one egress', 'aws_x.two ingress', 'aws_y.one ingress']);
  });

  it.each([
    [null],
    [{}],
    [{ resource: [] }],
    [{ resource: { aws_x: 1 } }],
    [{ data: { aws_x: { y: { dynamic: {} } } } }],
  ])('are not in %j', (json) => {
    expect(dynamicBlocksJson(json)).toEqual([]);
  });

  it('are found in every module that the root calls, under its address', async () => {
    const root = mkdtempSync(join(tmpdir(), 'unclick-dynamic-'));
    const inner = join(root, 'modules', 'net');
    mkdirSync(inner, { recursive: true });
    mkdirSync(join(root, '.terraform', 'modules'), { recursive: true });
    writeFileSync(join(root, 'a.tf.json'), JSON.stringify({ resource: { aws_x: { y: { dynamic: { z: {} } } } } }));
    writeFileSync(join(inner, 'main.tf'), group);
    writeFileSync(join(root, 'notes.txt'), group);
    const Modules = [
      { Key: '', Dir: '.' },
      { Key: 'net', Dir: 'modules/net' },
      { Key: 'net.in', Dir: 'modules/net' },
    ];
    writeFileSync(join(root, '.terraform', 'modules', 'modules.json'), JSON.stringify({ Modules }));
    const found = [...(await dynamicBlocksOf(root))].sort();
    rmSync(root, { recursive: true });
    expect(found).toEqual([
      'aws_x.y z',
      'module.net.aws_lb_listener_rule.deep action',
      'module.net.aws_security_group.web egress',
      'module.net.module.in.aws_lb_listener_rule.deep action',
      'module.net.module.in.aws_security_group.web egress',
    ]);
  });
});
