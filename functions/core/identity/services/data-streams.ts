import type { ServiceIdentities } from '../service.ts';

const secrets = ['scramsecret|{clusterArn}|{secretArnList}', 'scramsecrets|{clusterArn}', '~arn|{clusterArn}'];

/** MSK. Secrets are joined to a cluster one by one, or all by one resource. */
export const kafka = (): ServiceIdentities => ({
  family: 'kafka',
  types: {
    aws_msk_scram_secret_association: ['scramsecrets|{cluster_arn}'],
    aws_msk_single_scram_secret_association: ['scramsecret|{cluster_arn}|{secret_arn}'],
  },
  events: { BatchAssociateScramSecret: secrets, BatchDisassociateScramSecret: secrets },
});

const mapping = [
  'studiosessionmapping|{studioId}|{identityType}|{identityId}',
  'studiosessionmapping|{studioId}|{identityType}|{identityName}',
  '^studio|{studioId}',
];
const fleet = ['instancefleet|{instanceFleet.instanceFleetId,response.instanceFleetId}', '^jobflow|{clusterId}'];
const groups = [
  'instancegroup|{instanceGroups.instanceGroupId}',
  'instancegroup|{response.instanceGroupIds}',
  '^jobflow|{clusterId,jobFlowId}',
];

const cluster = ['jobflow|{clusterId}'];

/** EMR. */
export const elasticmapreduce = (): ServiceIdentities => ({
  family: 'elasticmapreduce',
  types: {
    aws_emr_studio_session_mapping: [
      'studiosessionmapping|{studio_id}|{identity_type}|{identity_id}',
      'studiosessionmapping|{studio_id}|{identity_type}|{identity_name}',
    ],
    aws_emr_instance_fleet: ['instancefleet|{id}'],
    aws_emr_instance_group: ['instancegroup|{id}'],
  },
  events: {
    CreateStudioSessionMapping: mapping,
    UpdateStudioSessionMapping: mapping,
    DeleteStudioSessionMapping: mapping,
    AddInstanceFleet: fleet,
    ModifyInstanceFleet: fleet,
    AddInstanceGroups: groups,
    ModifyInstanceGroups: groups,
    ModifyCluster: cluster,
    PutAutoTerminationPolicy: cluster,
    RemoveAutoTerminationPolicy: cluster,
    PutAutoScalingPolicy: ['instancegroup|{instanceGroupId}', '~jobflow|{clusterId}'],
    RemoveAutoScalingPolicy: ['instancegroup|{instanceGroupId}', '~jobflow|{clusterId}'],
  },
});
