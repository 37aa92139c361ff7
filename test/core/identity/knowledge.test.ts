import { describe, expect, it } from 'vitest';
import { eventRows, keysOf, typeRows } from '../../../functions/core/identity/knowledge.ts';
import type { JsonObject } from '../../../functions/core/json.ts';

/** The keys of `family EventName`. */
function keys(call: string, fields: JsonObject): string[] {
  const [family = '', event = ''] = call.split(' ');
  return (eventRows(family, event) ?? []).flatMap((row) => ('computed' in row ? [] : keysOf(row, fields)));
}

describe('what is known of a type', () => {
  it('stands in the place of the generic, or beside it', () => {
    expect(typeRows('aws_sqs_queue')?.exact).toBe(true);
    expect(typeRows('aws_sqs_queue')?.rows).toHaveLength(2);
    expect(typeRows('aws_iam_service_linked_role')?.exact).toBe(false);
    expect(typeRows('aws_iam_service_linked_role')?.rows).not.toHaveLength(0);
  });

  it('is nothing, of most', () => {
    expect(typeRows('aws_new_gadget')).toBeUndefined();
    expect(eventRows('new', 'CreateGadget')).toBeUndefined();
    expect(eventRows('sns', 'SetQueueAttributes')).toBeUndefined();
  });
});

describe('a row of the services’ tables', () => {
  const topic = 'arn:aws:sns:eu-central-1:111122223333:t';
  const target = { serviceNamespace: 'ecs', resourceId: 'service/c/s', scalableDimension: 'd' };
  it.each<[string, string, JsonObject, string[]]>([
    [
      'is of its own service; a mark stays in front',
      'iam PutRolePolicy',
      { roleName: 'app', policyName: 'p' },
      ['iam:rolepolicy|app|p', 'iam:rolepolicies|app', '^iam:role|app'],
    ],
    [
      'may be of another service',
      'autoscaling PutScheduledAction',
      { ...target, scheduledActionName: 'a' },
      [
        'application-autoscaling:scheduledaction|ecs|service/c/s|d|a',
        '^application-autoscaling:scalabletarget|ecs|service/c/s|d',
      ],
    ],
    [
      'says an ARN in the words of all services',
      'sns Unsubscribe',
      { subscriptionArn: `${topic}:1` },
      [`arn|${topic}:1`, `^arn|${topic}`],
    ],
    [
      'says an id in the words of all services',
      'ec2 ReplaceRouteTableAssociation',
      { associationId: 'rtbassoc-1', routeTableId: 'rtb-1' },
      ['id|rtbassoc-1', '^id|rtb-1'],
    ],
    ['of which there is one', 'ecr PutRegistryPolicy', {}, ['ecr:registrypolicy|-']],
    [
      'counts where a field has its value, in any case',
      'sns SetTopicAttributes',
      { topicArn: topic, attributeName: 'policy' },
      [`sns:topicpolicy|${topic}`, `~arn|${topic}`],
    ],
    [
      'not where it has another',
      'sns SetTopicAttributes',
      { topicArn: topic, attributeName: 'DisplayName' },
      [`~arn|${topic}`],
    ],
    [
      'counts where a field is there, whatever it holds',
      'sqs SetQueueAttributes',
      { queueUrl: 'https://x/1/q', attributes: { RedrivePolicy: '' } },
      ['sqs:redrivepolicy|q', '~sqs:queue|q'],
    ],
  ])('%s', (_, call, fields, expected) => {
    expect(keys(call, fields)).toEqual(expected);
  });

  it('may be computed, where no template reads what is there', () => {
    const computed = (rows: readonly object[] = []) => rows.filter((row) => 'computed' in row).length;
    expect(computed(eventRows('ec2', 'AuthorizeSecurityGroupIngress'))).toBe(1);
    expect(computed(typeRows('aws_security_group_rule')?.rows)).toBe(1);
    expect(computed(typeRows('aws_sqs_queue')?.rows)).toBe(0);
  });

  it('is read once', () => {
    expect(eventRows('sqs', 'DeleteQueue')).toBe(eventRows('sqs', 'DeleteQueue'));
    expect(typeRows('aws_sqs_queue')).toBe(typeRows('aws_sqs_queue'));
  });
});
