/** A command as a page prints it, and what shows that it did its work. */
export interface Run {
  readonly command: string;
  /** What it says, on either of its streams. */
  readonly says: RegExp;
  /** Its exit code, where that is not 0, and why. */
  readonly exit?: readonly [number, string];
  /** It goes on until it is ended: `says` shows that it is ready. */
  readonly stays?: boolean;
  /** Programs that it needs; without one it is skipped. */
  readonly needs?: readonly string[];
}

export interface LongRun extends Run {
  /** Printed commands of which this is the short form. */
  readonly shortens: readonly string[];
}

/** Run in a scratch folder with the project's files, in this order: test/docs/offline.test.ts. */
export const offline: readonly Run[] = [
  { command: `alias unclick='npm run --silent unclick --'`, says: /^$/ },
  { command: 'unclick replay --state examples/stack.tfstate events/*.json', says: /17 {2}drift \(managed\)/ },
  {
    command: 'unclick report --state examples/stack.tfstate --records events/*.json --output report.html',
    says: /report\.html/,
  },
  { command: 'unclick guard --plan examples/plan.json --allow aws_security_group.web', says: /^pure-revert/ },
  { command: 'cp unclick.example.yml unclick.yml', says: /^$/ },
  { command: 'unclick config check --offline', says: /1 stacks by name, 2 patterns/ },
  { command: 'unclick config docs', says: /docs\/CONFIG\.md/ },
  { command: 'unclick config schema', says: /unclick\.schema\.json/ },
  { command: 'npm run bench -- --help', says: /cold-start/ },
  { command: 'npm run coverage', says: /coverage/ },
  { command: 'npm run costs', says: /OPERATIONS\.md/ },
  { command: 'npm run package', says: /Service packaged/ },
];

/** Run in this order against a deployment that begins with an empty account: test/docs/deployment.test.ts. */
export const deployment: readonly Run[] = [
  { command: 'export AWS_REGION=eu-west-1', says: /^$/ },
  { command: 'unclick init --bucket your-terraform-states', says: /unclick\.yml: 2 states/ },
  { command: 'unclick config check', says: /✓ network/ },
  { command: 'npm run deploy', says: /Service deployed to stack unclick-prod/ },
  {
    command: 'unclick doctor',
    says: /web is not indexed/,
    exit: [1, 'moto has no trail yet, and CodeBuild is not among what it deploys'],
  },
  { command: 'npx osls info', says: /stack: unclick-prod/ },
  {
    command: 'aws ssm put-parameter --type SecureString --name /unclick/slack/token --value "$SLACK_TOKEN"',
    says: /Version/,
    needs: ['aws'],
  },
  {
    command:
      'aws ssm put-parameter --type SecureString --name /unclick/slack/signing-secret --value "$SLACK_SIGNING_SECRET"',
    says: /Version/,
    needs: ['aws'],
  },
  {
    command:
      'aws ssm put-parameter --overwrite --type String --name /deploy/prod/web/commit --value "$(git rev-parse HEAD)"',
    says: /Version/,
    needs: ['aws'],
  },
  { command: 'git tag --force applied/prod/web', says: /^$/ },
  { command: 'git push --force origin refs/tags/applied/prod/web', says: /applied\/prod\/web/ },
  { command: 'unclick incidents', says: /network-1 {2}waiting/ },
  { command: 'unclick incidents --waiting', says: /network-1 {2}waiting/ },
  { command: `unclick decide network-1 keep --for 2h --reason 'the supplier tests until noon'`, says: /Kept until/ },
  {
    command: 'unclick decide network-1 end',
    says: /was decided by moto/,
    exit: [2, 'moto runs no workflow, which would have begun the override'],
  },
  {
    command: `unclick override ask network --for 2h --reason 'load test' --address module.lab`,
    says: /consent/,
  },
  { command: 'unclick overrides', says: /load test/ },
  { command: 'unclick console', says: /http:\/\/127\.0\.0\.1:\d+\/\?token=/, stays: true },
  { command: 'unclick report --output report.html', says: /report\.html/ },
  { command: 'unclick report --format csv --output clicks.csv', says: /clicks\.csv/ },
  { command: 'unclick sweep --list', says: /No stack was swept yet/ },
  // moto takes the execution and runs none: the command waits for it.
  { command: 'unclick sweep network', says: /network: started/, stays: true },
  { command: 'unclick redrive --dry-run', says: /1 messages lie there/ },
  { command: 'unclick redrive', says: /1 messages were put back/ },
  { command: 'npm run remove', says: /kept: unclick-prod-incidents/ },
  { command: 'npm run remove -- --with-data', says: /deleted: unclick-prod-incidents/ },
  { command: 'npm run deploy -- --stage test --region eu-west-1', says: /Service deployed to stack unclick-test/ },
];

const sandbox = ['terraform', 'moto_server'];

/** Run in this order beside a sandbox that stays: test/docs/sandbox.test.ts. */
export const besideSandbox: readonly Run[] = [
  {
    command: 'npm run unclick -- sandbox --environment sandbox.sh',
    says: /The sandbox is ready[\s\S]*Ctrl-C/,
    stays: true,
    needs: sandbox,
  },
  { command: '. ./sandbox.sh', says: /^$/, needs: sandbox },
  { command: "unclick click 'port 22'", says: /ada@example\.com clicked/, needs: sandbox },
  { command: 'unclick incidents', says: /sandbox-1 {2}(?:open|reverted)/, needs: sandbox },
];

/** Run one after the other in the project itself by `npm run test:long`: test/docs/long.test.ts. What is too long as printed is run in a short form, printed too. */
export const long: readonly LongRun[] = [
  {
    command: `npm run demo -- --only 'port 22'`,
    says: /Every drift is gone/,
    needs: sandbox,
    shortens: ['npm run demo'],
  },
  {
    command: 'npm run matrix -- retention',
    says: /as expected; the full plan afterwards changes nothing/,
    needs: sandbox,
    shortens: ['npm run matrix'],
  },
  {
    command: 'npm run model -- --runs 200',
    says: /holds: true/,
    shortens: ['npm run model', 'npm run model -- --runs 12000 --seed 2027'],
  },
  {
    command: 'npm run chaos -- --stacks 3 --clicks 12',
    says: /the promise holds/,
    needs: sandbox,
    shortens: ['npm run chaos', 'npm run chaos -- --seed 794992776'],
  },
  { command: 'UNCLICK_FUZZ=500 npm run fuzz', says: /passed/, shortens: ['npm run fuzz'] },
  {
    command: 'npm run mutate -- duration.ts',
    says: /duration\.ts/,
    shortens: ['npm run mutate'],
  },
  {
    command: 'npm run bench -- all classify storm',
    says: /speedOfParse.*p99Milliseconds/s,
    shortens: ['npm run bench'],
  },
  { command: 'npm run bench -- classify', says: /verdicts\/s/, shortens: [] },
  { command: 'npm run bench -- index', says: /MB/, shortens: [] },
  {
    command: 'UNCLICK_STATES=100 npm run bench -- estate',
    says: /writeUnits/,
    shortens: ['npm run bench -- estate'],
  },
  { command: 'npm run bench -- storm', says: /clicks/, shortens: [] },
  {
    command: 'UNCLICK_ROUNDS=1 npm run bench -- loop 30',
    says: /30 resources, round 1 of 1/,
    needs: sandbox,
    shortens: ['npm run bench -- loop 30', 'npm run bench -- loop'],
  },
  { command: 'npm run bench -- cold-start', says: /ms/, shortens: [] },
  {
    command: 'UNCLICK_RUNS=100 npx vitest run test/flows/deciding-laws.test.ts',
    says: /passed/,
    shortens: ['UNCLICK_RUNS=10000 npx vitest run test/flows/deciding-laws.test.ts'],
  },
];

/** Lines of .ci/run, which begins with a clean clone; some with an option that only compares. */
export const byCi: Readonly<Record<string, string>> = {
  'npm ci': 'npm ci',
  'npm test': 'npm test',
  'npm run lint': 'npm run lint',
  'npm run typecheck': 'npm run typecheck',
  'npm run pictures': 'npm run pictures -- --check',
};

/** What no test can run, and why. */
export const nowhere: Readonly<Record<string, string>> = {
  'npm run test:long': 'is what runs the long ones: it would run itself',
  'git pull': 'asks the place that the clone is from',
  'aws codebuild import-source-credentials --server-type GITHUB --auth-type PERSONAL_ACCESS_TOKEN --token "$GITHUB_TOKEN"':
    'wants a credential of a real host, and moto keeps none',
};
