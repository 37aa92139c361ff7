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
    ['nor of text', 'imagebuilder DeleteImage', { imageBuildVersionArn: `see ${image}`, count: 1 }, []],
  ]);
});
