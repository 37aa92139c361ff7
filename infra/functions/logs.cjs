const names = [
  'claim-stack',
  'classify-click',
  'index-state',
  'backfill-clicks',
  'sweep-stacks',
  'tell-incident',
  'request-approval',
  'decide-by-clock',
  'receive-decision',
  'finish-decisions',
  'report-outcome',
];

/** Each function may write to its own log group, which the template makes, and to no other. */
for (const name of names) {
  module.exports[name] = {
    Sid: 'OwnLogs',
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: {
      'Fn::Sub': `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/\${AWS::StackName}-${name}:*`,
    },
  };
}
