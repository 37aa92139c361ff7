import { setTimeout as pause } from 'node:timers/promises';
import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { AuthorizeSecurityGroupIngressCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient, TagRoleCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { SetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type Clickable, clicking, type PutRecord } from '../../cli/clicks/clicking.ts';
import { putRecord } from '../../cli/clicks/event-bus.ts';
import { consoleUser } from '../../cli/clicks/persona.ts';
import { clientSettings } from '../../cli/sandbox/clients.ts';
import type { Chance } from '../model/chance.ts';
import type { Tally } from './tally.ts';

/** A change that somebody made in the console, and that AWS has carried out. */
export interface Clicked {
  readonly eventID: string;
  readonly stack: string;
  /** The resource's address in its stack. */
  readonly address: string;
  /** Milliseconds since 1970, when the call was over. */
  readonly at: number;
}

export interface ClickingParts {
  /** The AWS that nothing disturbs. */
  readonly endpoint: string;
  readonly events: EventBridgeClient;
  /** Where CloudTrail's records are kept. */
  readonly history: string;
  readonly chance: Chance;
  readonly tally: Tally;
  /** What the APIs call each stack's resources. */
  readonly ids: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const people = ['dana', 'erik', 'fatima', 'george', 'hana', 'ivan'].map((name) => consoleUser(`${name}@example.com`));

/** How often the bus loses a record, brings it twice at once, or once more much later. */
const fates = { lost: 0.08, twice: 0.08, late: 0.08 } as const;
const lateSeconds = 20;

type Call = (id: string, number: number, client: ClientOf) => Promise<unknown>;
/** Makes a client that writes its records. */
type ClientOf = <Client>(make: new (settings: ReturnType<typeof clientSettings>) => Client & Clickable) => Client;

/** Each changes something that no other does, or another value: by the number of the click. */
const calls: readonly (readonly [string, Call])[] = [
  ['aws_cloudwatch_log_group.api', retention],
  ['aws_cloudwatch_log_group.jobs', retention],
  [
    'aws_ssm_parameter.limit',
    (Name, number, of) =>
      of(SSMClient).send(new PutParameterCommand({ Name, Value: `clicked-${number}`, Overwrite: true })),
  ],
  [
    'aws_iam_role.worker',
    (RoleName, number, of) =>
      of(IAMClient).send(new TagRoleCommand({ RoleName, Tags: [{ Key: 'Clicked', Value: String(number) }] })),
  ],
  [
    'aws_iam_role.worker',
    (RoleName, number, of) =>
      of(IAMClient).send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trustOf(number) })),
  ],
  [
    'aws_security_group.web',
    (GroupId, number, of) =>
      of(EC2Client).send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [openPort(number)] })),
  ],
  [
    'aws_sns_topic.events',
    (TopicArn, number, of) =>
      of(SNSClient).send(
        new SetTopicAttributesCommand({ TopicArn, AttributeName: 'DisplayName', AttributeValue: `clicked-${number}` }),
      ),
  ],
  [
    'aws_cloudwatch_log_group.jobs',
    (logGroupName, _, of) => of(CloudWatchLogsClient).send(new DeleteLogGroupCommand({ logGroupName })),
  ],
];

function retention(logGroupName: string, number: number, of: ClientOf): Promise<unknown> {
  const retentionInDays = [1, 3, 5, 7, 60, 90, 120, 150, 180, 365][number % 10];
  return of(CloudWatchLogsClient).send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
}

function trustOf(number: number): string {
  const Principal = { AWS: `arn:aws:iam::${String(number).padStart(12, '0')}:root` };
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }],
  });
}

function openPort(number: number) {
  const port = 1024 + number;
  return { IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
}

/** People in the console: they change what Terraform manages, alone and in bursts, each with real API calls. */
export class Clicking {
  readonly clicked: Clicked[] = [];
  /** Records of calls that failed: no clicks. */
  readonly refused: string[] = [];
  readonly #parts: ClickingParts;
  readonly #late: Promise<void>[] = [];
  #tries = 0;

  constructor(parts: ClickingParts) {
    this.#parts = parts;
  }

  /** So many clicks, in bursts of one to five on one stack. */
  async play(clicks: number, made: (clicks: number) => void): Promise<void> {
    const { chance, ids } = this.#parts;
    const stacks = [...ids.keys()];
    for (let burst = 1; this.clicked.length < clicks; burst += 1) {
      const stack = stacks[Math.floor(stacks.length * chance.of(`stack of burst ${burst}`))] ?? '';
      const size = Math.min(1 + Math.floor(5 * chance.of(`size of burst ${burst}`)), clicks - this.clicked.length);
      for (let left = size; left > 0; left -= 1) {
        await this.#click(stack);
        made(this.clicked.length);
        await pause(500 * chance.of(`pause after try ${this.#tries}`));
      }
      await pause(3500 * chance.of(`pause after burst ${burst}`));
    }
    await Promise.all(this.#late);
  }

  /** One click, or none where AWS refuses it (what is to be changed was just deleted). */
  async #click(stack: string): Promise<void> {
    const { chance, endpoint, ids } = this.#parts;
    this.#tries += 1;
    const number = this.#tries;
    const [address, call] = calls[Math.floor(calls.length * chance.of(`call of try ${number}`))] ?? [];
    const person = people[Math.floor(people.length * chance.of(`person of try ${number}`))];
    const id = ids.get(stack)?.get(address ?? '');
    if (!address || !call || !person || !id) throw new Error(`${stack} has no ${address}`);
    const put = this.#putter(stack, address, number);
    await call(id, number, (make) => clicking(new make(clientSettings(endpoint)), person, put)).catch(() => undefined);
  }

  /** CloudTrail always has the record; the bus brings it once, twice, later once more, or never. */
  #putter(stack: string, address: string, number: number): PutRecord {
    const { events, history, chance, tally } = this.#parts;
    return async (record) => {
      const eventID = String(record.eventID);
      if (record.errorCode !== undefined) this.refused.push(eventID);
      else this.clicked.push({ eventID, stack, address, at: Date.now() });
      await fetch(`${history}/records`, { method: 'PUT', body: JSON.stringify(record) });
      const luck = chance.of(`fate of try ${number}`);
      if (luck < fates.lost) return tally.count('record lost by the bus');
      await putRecord(events, record);
      if (luck < fates.lost + fates.twice) {
        tally.count('record brought twice');
        await putRecord(events, record);
      } else if (luck < fates.lost + fates.twice + fates.late) {
        tally.count('record brought once more, later');
        this.#late.push(
          pause(1000 * lateSeconds * chance.of(`lateness of try ${number}`)).then(() => putRecord(events, record)),
        );
      }
    };
  }
}
