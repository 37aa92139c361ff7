const names = Object.keys(require('./functions/logs.cjs'));

/** The sum of one of Lambda's metrics over all functions. */
function sumOf(MetricName) {
  const each = names.map((name, index) => ({
    Id: `m${index}`,
    ReturnData: false,
    MetricStat: {
      Stat: 'Sum',
      Period: 300,
      Metric: {
        Namespace: 'AWS/Lambda',
        MetricName,
        Dimensions: [{ Name: 'FunctionName', Value: { 'Fn::Sub': `\${AWS::StackName}-${name}` } }],
      },
    },
  }));
  return [{ Id: 'all', Expression: 'SUM(METRICS())', ReturnData: true }, ...each];
}

module.exports = { errors: sumOf('Errors'), throttles: sumOf('Throttles') };
