import { describe, expect, it } from 'vitest';
import { hclBlocks } from '../../../functions/core/hcl/blocks.ts';
import {
  providerConfiguration,
  providerConfigurationJson,
} from '../../../functions/core/hcl/provider-configuration.ts';

const source = `
/* provider "aws" { region = "no" } */
terraform {
  required_version = ">= 1.6"
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
  backend "s3" {
    bucket = "states"
  }
}
provider "aws" {
  region = "\${var.region == "}" ? "a" : var.region}" # }
  default_tags { tags = { Team = "a{b" } }
}
variable "region" { default = "us-east-1" }
resource "aws_iam_policy" "x" {
  policy = <<-EOT
    provider "aws" {
      { "not": "a block"
  EOT
}
output "o" { value = 1 }
`;

describe('the provider settings of a root module', () => {
  it('are its provider, variable and locals blocks and what it requires, without a backend', () => {
    const kept = providerConfiguration(source);
    expect(hclBlocks(kept).map(({ type }) => type)).toEqual(['terraform', 'provider', 'variable']);
    expect(kept).toContain('required_providers');
    expect(kept).toContain('Team = "a{b"');
    expect(kept).not.toMatch(/backend|required_version|aws_iam_policy|output|"no"/);
  });

  it('are found in JSON too', () => {
    const json = {
      terraform: { backend: { s3: {} }, required_providers: { aws: {} } },
      provider: { aws: {} },
      resource: {},
    };
    expect(providerConfigurationJson(json)).toEqual({
      provider: { aws: {} },
      terraform: { required_providers: { aws: {} } },
    });
    expect([providerConfigurationJson([]), providerConfigurationJson(null), providerConfigurationJson({})]).toEqual([
      {},
      {},
      {},
    ]);
    const kept = { provider: {}, variable: { a: {} }, locals: { b: 1 } };
    expect(providerConfigurationJson({ ...kept, terraform: {} })).toStrictEqual(kept);
  });

  it('are written one after the other', () => {
    const local = 'locals {\n  a = 1\n}';
    expect(providerConfiguration(`terraform {}\n${local}\ncheck "x" {}\nvariable "v" {}`)).toBe(
      `terraform {\n\n}\n${local}\nvariable "v" {}`,
    );
    const two = 'required_providers {}\nbackend "s3" {}\nrequired_providers { a = {} }';
    expect(providerConfiguration(`terraform {\n${two}\n}`)).toBe(
      'terraform {\nrequired_providers {}\nrequired_providers { a = {} }\n}',
    );
  });

  it.each<[string, string, readonly (readonly [string, string])[]]>([
    ['a body is what stands between the braces', 'x { a = 1 }', [['x', ' a = 1 ']]],
    [
      'labels and blanks',
      'x   "a b"\ty-1 \t {}\n  z{}',
      [
        ['x', ''],
        ['z', ''],
      ],
    ],
    [
      'blocks in blocks',
      'x { y { z {} } }\nw {}',
      [
        ['x', ' y { z {} } '],
        ['w', ''],
      ],
    ],
    ['objects that are no blocks', 'a = { b = {} }\nx {}', [['x', '']]],
    ['a comment', '# y {\nx {}', [['x', '']]],
    ['another comment', '// y {\nx {}', [['x', '']]],
    ['a long comment', '/* }\ny { */\nx {}', [['x', '']]],
    [
      'a comment in a block',
      'x {\n# }\n// }\n/* } */ }\nz {}',
      [
        ['x', '\n# }\n// }\n/* } */ '],
        ['z', ''],
      ],
    ],
    ['a slash that is no comment', 'x {\na = 4 / 2 }', [['x', '\na = 4 / 2 ']]],
    ['a quote in a text', 'x { a = "\\"}" }', [['x', ' a = "\\"}" ']]],
    ['a template in a text', `x { a = "\${"}"}" }`, [['x', ` a = "\${"}"}" `]]],
    ['a directive in a text', 'x { a = "%{if "}" == ""}" }', [['x', ' a = "%{if "}" == ""}" ']]],
    ['signs that begin no template', 'x { a = "$}%}" }', [['x', ' a = "$}%}" ']]],
    [
      'a heredoc',
      'x {\na = <<EOT \n}\nEOT\n}\nz {}',
      [
        ['x', '\na = <<EOT \n}\nEOT\n'],
        ['z', ''],
      ],
    ],
    ['what is no heredoc', 'x { a = 1 << 2 }', [['x', ' a = 1 << 2 ']]],
    ['a comment without an end', 'x {}\n/* y {}', [['x', '']]],
    ['a comment at the end', 'x {}\n# y {}', [['x', '']]],
  ])('%s', (_, text, blocks) => {
    expect(hclBlocks(text).map(({ type, body }) => [type, body])).toEqual(blocks);
  });

  it('stops at the end of what is broken', () => {
    expect(hclBlocks('a {')).toMatchObject([{ type: 'a' }]);
    expect(hclBlocks('x = "unfinished ${ {')).toEqual([]);
    expect(hclBlocks('y = <<EOT\nz {\n')).toEqual([]);
  });
});
