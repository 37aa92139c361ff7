import { describe } from 'vitest';
import { arn, finds } from './calls.ts';

describe('a call that names nothing of its own kind', () => {
  const image = arn('imagebuilder:::image/i/1.0.0/1');
  finds([
    [
      'means what has an ARN of that kind',
      'imagebuilder DeleteImage',
      { imageBuildVersionArn: image },
      [`arn|${image}`],
    ],
    [
      'and of another kind, where it is the only one',
      'imagebuilder DeleteComponent',
      { componentBuildVersionArn: image },
      [`arn|${image}`],
    ],
    [
      'means both that it swaps',
      'elasticbeanstalk SwapEnvironmentCNAMEs',
      { sourceEnvironmentId: 'e-1', destinationEnvironmentId: 'e-2' },
      ['elasticbeanstalk:environment|e-1', 'elasticbeanstalk:environment|e-2'],
    ],
    ['leaves what it copies', 'lightsail CopyStuff', { sourceDistributionName: 'd' }, []],
    [
      'means what the service calls by its own name and that',
      'workspaces ModifyEndpointEncryptionMode',
      { directoryId: 'd-1', endpointEncryptionMode: 'FIPS_VALIDATED' },
      ['workspaces:workspacedirectory|d-1'],
    ],
    ['nor of text', 'imagebuilder DeleteImage', { imageBuildVersionArn: `see ${image}`, count: 1 }, []],
  ]);
});
