import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import type { Parameters } from '../ports/source.ts';

/** SSM's Parameter Store, in the deployment's own account and Region. */
export const ssmParameters: Parameters = {
  async read(name) {
    try {
      const { Parameter } = await new SSMClient({}).send(new GetParameterCommand({ Name: name }));
      return Parameter?.Value;
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw error;
    }
  },
};
