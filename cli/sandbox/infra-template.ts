import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CollectionTag, parse, type ScalarTag, type Tags } from 'yaml';
import { z } from 'zod';

const resource = z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
const fragment = z.object({ Resources: z.record(z.string(), resource) });
export type Resources = z.output<typeof fragment>['Resources'];

/** What moto's CloudFormation makes truly of the project's fragments. Alarms, policies and functions it skips or pretends. */
const made = new Set([
  'AWS::Events::Rule',
  'AWS::SQS::Queue',
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
]);

/** The resources of the project's own fragments that the sandbox's AWS can make, as CloudFormation JSON. */
export function infraResources(folder: string, files: readonly string[], stage: string): Resources {
  const all = files.flatMap((file) => Object.entries(readFragment(join(folder, file), stage)));
  return Object.fromEntries(all.filter(([, { Type }]) => made.has(Type)));
}

/** Serverless's variables are filled in; CloudFormation's short tags become their long form. */
export function readFragment(file: string, stage: string): Resources {
  const source = readFileSync(file, 'utf8')
    .replaceAll(`\${self:service}`, 'unclick')
    .replaceAll(`\${sls:stage}`, stage);
  return fragment.parse(parse(source, { customTags: cloudFormationTags })).Resources;
}

const scalar = (tag: string, resolve: (text: string) => unknown): ScalarTag => ({ tag, resolve });
const sequence = (tag: string, key: string): CollectionTag => ({
  tag,
  collection: 'seq',
  resolve: (value) => (value && 'toJSON' in value ? { [key]: value.toJSON() } : value),
});

const cloudFormationTags: Tags = [
  scalar('!Ref', (name) => ({ Ref: name })),
  scalar('!Sub', (text) => ({ 'Fn::Sub': text })),
  scalar('!GetAtt', (path) => ({ 'Fn::GetAtt': path.split('.') })),
  sequence('!GetAtt', 'Fn::GetAtt'),
  sequence('!Sub', 'Fn::Sub'),
  sequence('!Join', 'Fn::Join'),
  sequence('!Select', 'Fn::Select'),
  sequence('!Split', 'Fn::Split'),
  sequence('!Equals', 'Fn::Equals'),
];
