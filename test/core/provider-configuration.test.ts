import { describe, expect, it } from 'vitest';
import { hclBlocks } from '../../functions/core/hcl-blocks.ts';
import { providerConfiguration, providerConfigurationJson } from '../../functions/core/provider-configuration.ts';

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
    expect(providerConfigurationJson([])).toEqual({});
  });

  it('stops at the end of what is broken', () => {
    expect(hclBlocks('a {')).toMatchObject([{ type: 'a' }]);
    expect(hclBlocks('x = "unfinished ${ {')).toEqual([]);
    expect(hclBlocks('y = <<EOT\nz {\n')).toEqual([]);
  });
});
