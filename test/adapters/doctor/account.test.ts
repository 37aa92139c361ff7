import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { ListSubscriptionsByTopicCommand } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { checkAlarms, checkConcurrency } from '../../../cli/doctor/account.ts';
import { freshMocks, graded, mocks, patient } from './patient.ts';

freshMocks();

describe('account', () => {
  it.each([
    [1000, 'arn:aws:sns:eu-west-1:111122223333:alarms:1', 'ok', 'ok'],
    [10, 'arn:aws:sns:eu-west-1:111122223333:alarms:1', 'warn', 'ok'],
    [1000, 'PendingConfirmation', 'ok', 'fail'],
    [1000, undefined, 'ok', 'fail'],
  ])('with room for %s, and %s hearing the alarms', async (ConcurrentExecutions, SubscriptionArn, room, heard) => {
    mocks.lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions } });
    const Subscriptions = SubscriptionArn ? [{ SubscriptionArn }] : [];
    mocks.sns.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions });
    const found = graded([...(await checkConcurrency()), ...(await checkAlarms(patient))]);
    expect(found.map(([grade]) => grade)).toEqual([room, heard]);
  });
});
