import type { ServiceIdentities } from '../service.ts';

const repository = '{repositoryName}';
const repositoryPolicy = [`repositorypolicy|${repository}`, `^repository|${repository}`];
const lifecyclePolicy = [`lifecyclepolicy|${repository}`, `^repository|${repository}`];

/** ECR. */
export const ecr = (): ServiceIdentities => ({
  family: 'ecr',
  types: {
    aws_ecr_repository_policy: ['repositorypolicy|{repository}'],
    aws_ecr_lifecycle_policy: ['lifecyclepolicy|{repository}'],
    aws_ecr_registry_policy: ['registrypolicy|-'],
    aws_ecr_replication_configuration: ['replicationconfiguration|-'],
    aws_ecr_registry_scanning_configuration: ['registryscanningconfiguration|-'],
    aws_ecr_pull_through_cache_rule: ['pullthroughcacherule|{ecr_repository_prefix}'],
  },
  events: {
    SetRepositoryPolicy: repositoryPolicy,
    DeleteRepositoryPolicy: repositoryPolicy,
    PutLifecyclePolicy: lifecyclePolicy,
    DeleteLifecyclePolicy: lifecyclePolicy,
    PutImageTagMutability: [`repository|${repository}`],
    PutImageScanningConfiguration: [`repository|${repository}`],
    PutRegistryPolicy: ['registrypolicy|-'],
    DeleteRegistryPolicy: ['registrypolicy|-'],
    PutReplicationConfiguration: ['replicationconfiguration|-'],
    PutRegistryScanningConfiguration: ['registryscanningconfiguration|-'],
    CreatePullThroughCacheRule: ['pullthroughcacherule|{ecrRepositoryPrefix}'],
    DeletePullThroughCacheRule: ['pullthroughcacherule|{ecrRepositoryPrefix}'],
    UpdatePullThroughCacheRule: ['pullthroughcacherule|{ecrRepositoryPrefix}'],
  },
});

const service = 'service|{cluster:cluster?}|{service,serviceName:last}';
const setting = ['setting|{principalArn,response.setting.principalArn}|{name}'];
const definition = 'taskdefinition|{taskDefinition,family:revision}';

/** ECS. A service is named within its cluster, `default` where none is said; each registration is a new task definition. */
export const ecs = (): ServiceIdentities => ({
  family: 'ecs',
  types: {
    aws_ecs_service: ['arn|{id}', 'service|{cluster:cluster?}|{name}'],
    aws_ecs_cluster: ['arn|{arn}', 'cluster|{name}'],
    aws_ecs_cluster_capacity_providers: ['capacityproviders|{cluster_name}'],
    aws_ecs_task_definition: ['arn|{arn}', 'taskdefinition|{family}', 'revision|{family}:{revision}'],
    aws_ecs_tag: ['tag|{resource_arn}|{key}'],
    aws_ecs_task_set: ['arn|{arn}', 'taskset|{task_set_id}'],
    aws_ecs_account_setting_default: ['accountsettingdefault|{name}', 'setting|{principal_arn}|{name}'],
  },
  events: {
    CreateService: [service, '^cluster|{cluster:cluster?}'],
    UpdateService: [service, '^cluster|{cluster:cluster?}'],
    DeleteService: [service, '^cluster|{cluster:cluster?}'],
    RegisterTaskDefinition: [definition],
    DeregisterTaskDefinition: ['arn|{taskDefinition}', 'revision|{taskDefinition:path}'],
    CreateCluster: ['cluster|{clusterName:cluster?}'],
    UpdateCluster: ['cluster|{cluster:cluster?}'],
    UpdateClusterSettings: ['cluster|{cluster:cluster?}'],
    DeleteCluster: ['cluster|{cluster:cluster?}'],
    PutClusterCapacityProviders: ['capacityproviders|{cluster:cluster?}', '~cluster|{cluster:cluster?}'],
    PutAccountSettingDefault: ['accountsettingdefault|{name}'],
    // The root user's own setting is the account's default (ECS API Reference, PutAccountSetting).
    PutAccountSetting: setting,
    DeleteAccountSetting: setting,
    TagResource: ['arn|{resourceArn}', 'tag|{resourceArn}|{tags.key}'],
    UntagResource: ['arn|{resourceArn}', 'tag|{resourceArn}|{tagKeys}'],
  },
});

const cluster = '{clusterName,name}';
const child = (kind: string, name: string) => [`${kind}|${cluster}|{${name}}`, `^cluster|${cluster}`];
const nodegroup = child('nodegroup', 'nodegroupName');
const addon = child('addon', 'addonName');
const fargate = child('fargateprofile', 'fargateProfileName');
const access = child('accessentry', 'principalArn');
const accessPolicy = [
  `accesspolicy|${cluster}|{principalArn}|{policyArn}`,
  ...access.map((row) => row.replace(/^(?=[a-z])/, '^')),
];
const pod = child('podidentityassociation', 'associationId,response.association.associationId');
const provider = child('identityproviderconfig', 'identityProviderConfig.name,oidc.identityProviderConfigName');

/** EKS. Everything below a cluster is named within it; in paths the cluster is `name`. */
export const eks = (): ServiceIdentities => ({
  family: 'eks',
  types: {
    aws_eks_node_group: ['arn|{arn}', 'nodegroup|{cluster_name}|{node_group_name}'],
    aws_eks_addon: ['arn|{arn}', 'addon|{cluster_name}|{addon_name}'],
    aws_eks_fargate_profile: ['arn|{arn}', 'fargateprofile|{cluster_name}|{fargate_profile_name}'],
    aws_eks_access_entry: ['arn|{access_entry_arn}', 'accessentry|{cluster_name}|{principal_arn}'],
    aws_eks_access_policy_association: ['accesspolicy|{cluster_name}|{principal_arn}|{policy_arn}'],
    aws_eks_pod_identity_association: [
      'arn|{association_arn}',
      'podidentityassociation|{cluster_name}|{association_id}',
    ],
    aws_eks_identity_provider_config: [
      'arn|{arn}',
      'identityproviderconfig|{cluster_name}|{oidc.identity_provider_config_name}',
    ],
  },
  events: {
    CreateNodegroup: nodegroup,
    UpdateNodegroupConfig: nodegroup,
    UpdateNodegroupVersion: nodegroup,
    DeleteNodegroup: nodegroup,
    CreateAddon: addon,
    UpdateAddon: addon,
    DeleteAddon: addon,
    CreateFargateProfile: fargate,
    DeleteFargateProfile: fargate,
    CreateAccessEntry: access,
    UpdateAccessEntry: access,
    DeleteAccessEntry: access,
    AssociateAccessPolicy: accessPolicy,
    DisassociateAccessPolicy: accessPolicy,
    CreatePodIdentityAssociation: pod,
    UpdatePodIdentityAssociation: pod,
    DeletePodIdentityAssociation: pod,
    AssociateIdentityProviderConfig: provider,
    DisassociateIdentityProviderConfig: provider,
    UpdateClusterConfig: [`cluster|${cluster}`],
    UpdateClusterVersion: [`cluster|${cluster}`],
    AssociateEncryptionConfig: [`cluster|${cluster}`],
  },
});
