/** One screen: what was clicked, what became of it, how fast, what it costs, and whether anything is stuck. */
const service = ['service', 'unclick'];
const ours = (name, options = {}) => ['unclick', name, ...service, options];
const region = '${AWS::Region}';

const metric = (title, metrics, more = {}) => ({
  type: 'metric',
  properties: { title, region, period: 300, stat: 'Sum', view: 'timeSeries', metrics, ...more },
});

const logs = (title, query, view = 'table') => ({
  type: 'log',
  properties: {
    title,
    region,
    view,
    query: `SOURCE '/aws/lambda/\${AWS::StackName}-classify-click' | ${query}`,
  },
});

const clicks = 'filter message in ["drift", "unresolved"]';
const statuses = ['reverted', 'clean', 'overridden', 'left', 'invisible', 'failed'];
const functions = Object.keys(require('./functions/logs.cjs'));

/** List prices of us-east-1: a build minute of general1.small, a GB-second on arm64, a request, a state transition. */
const cost = [
  [
    {
      expression: '(builds/60)*0.005 + functions/1000*0.5*0.0000133334 + transitions*0.000025',
      label: 'USD',
      id: 'cost',
    },
  ],
  ['AWS/CodeBuild', 'Duration', 'ProjectName', '${AWS::StackName}-run', { id: 'builds', visible: false }],
  [{ expression: 'SUM(METRICS("d"))', id: 'functions', visible: false }],
  ...functions.map((name, index) => [
    'AWS/Lambda',
    'Duration',
    'FunctionName',
    `\${AWS::StackName}-${name}`,
    { id: `d${index}`, visible: false },
  ]),
  ['AWS/States', 'ExecutionsStarted', 'StateMachineArn', '${RespondMachine}', { id: 'started', visible: false }],
  [{ expression: 'started*8', id: 'transitions', visible: false }],
];

const widgets = [
  metric(
    'Verdicts',
    ['drift', 'unresolved', 'ignored'].map((word) => ours(`verdict-${word}`)),
  ),
  metric(
    'What became of it',
    statuses.map((word) => ours(`incident-${word}`)),
    { stacked: true },
  ),
  metric('Seconds from the first click to the outcome', [
    ours('secondsToOutcome', { stat: 'p50', label: 'p50' }),
    ours('secondsToOutcome', { stat: 'p95', label: 'p95' }),
  ]),
  logs('Clicks by origin', `${clicks} | stats count(*) as clicks by origin`, 'pie'),
  logs('Clicks by service', `${clicks} | stats count(*) as clicks by eventSource | sort clicks desc | limit 15`),
  logs('Clicks by actor', `${clicks} | stats count(*) as clicks by actor | sort clicks desc | limit 15`),
  metric('Open incidents and standing overrides', [
    ours('openIncidents', { stat: 'Maximum' }),
    ours('standingOverrides', { stat: 'Maximum' }),
    [
      'AWS/States',
      'OpenExecutionCount',
      'StateMachineArn',
      '${RespondMachine}',
      { stat: 'Maximum', label: 'workflows' },
    ],
  ]),
  metric('Cost a day, at list price (USD)', cost, { period: 86400, view: 'bar' }),
  metric('Queue: waiting, oldest (s), dead', [
    ['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', '${ClickQueue.QueueName}', { stat: 'Maximum' }],
    [
      'AWS/SQS',
      'ApproximateAgeOfOldestMessage',
      'QueueName',
      '${ClickQueue.QueueName}',
      { stat: 'Maximum', yAxis: 'right' },
    ],
    [
      'AWS/SQS',
      'ApproximateNumberOfMessagesVisible',
      'QueueName',
      '${ClickDeadLetters.QueueName}',
      { stat: 'Maximum', label: 'dead' },
    ],
  ]),
  metric('What the bus lost, and found again', [ours('backfillQueued'), ours('missedByBus')]),
  metric(
    'Sweeps',
    [
      ...['clean', 'known', 'drift', 'yielded', 'failed'].map((word) => ours(`sweep-${word}`)),
      ours('sweepsPutOff'),
      ours('sweepsOverdue', { stat: 'Maximum', yAxis: 'right' }),
    ],
    { period: 3600 },
  ),
  metric('Builds', [
    ['AWS/CodeBuild', 'Duration', 'ProjectName', '${AWS::StackName}-run', { stat: 'p50', label: 'seconds, p50' }],
    ['AWS/CodeBuild', 'QueuedDuration', 'ProjectName', '${AWS::StackName}-run', { stat: 'p50', label: 'queued, p50' }],
    ['AWS/CodeBuild', 'FailedBuilds', 'ProjectName', '${AWS::StackName}-run', { yAxis: 'right' }],
  ]),
  metric(
    'Errors of functions',
    functions.map((name) => ['AWS/Lambda', 'Errors', 'FunctionName', `\${AWS::StackName}-${name}`]),
  ),
];

const placed = widgets.map((widget, index) => ({
  x: (index % 3) * 8,
  y: Math.floor(index / 3) * 6,
  width: 8,
  height: 6,
  ...widget,
}));

module.exports.body = { 'Fn::Sub': JSON.stringify({ widgets: placed }) };
