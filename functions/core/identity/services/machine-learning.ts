import type { ServiceIdentities } from '../service.ts';

const version = [
  '[guardrailVersion]guardrailversion|{guardrailIdentifier:last}|{guardrailVersion}',
  '~guardrail|{guardrailIdentifier:last}',
  '~arn|{guardrailIdentifier}',
];

/** Bedrock: one call deletes a guardrail or one version of it; throughput is called by its ARN or its name. */
export const bedrock = (): ServiceIdentities => ({
  family: 'bedrock',
  types: {
    aws_bedrock_guardrail: ['arn|{guardrail_arn}', 'guardrail|{guardrail_id}'],
    aws_bedrock_guardrail_version: ['guardrailversion|{guardrail_arn:last}|{version}'],
  },
  also: {
    aws_bedrock_provisioned_model_throughput: ['provisionedmodelthroughput|provisionedmodel={provisioned_model_name}'],
  },
  events: { DeleteGuardrail: version },
});
