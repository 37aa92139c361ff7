import type { ServiceIdentities } from '../service.ts';

const secret = '~secret|{secretId:secret}';
const version = ['secretversion|{secretId:secret}', secret];
const rotation = ['rotation|{secretId:secret}', secret];
const policy = ['secretpolicy|{secretId:secret}', secret];

/** Secrets Manager. `secretId` is a name or an ARN; an ARN ends in six characters that the name does not have. */
export const secretsmanager = (): ServiceIdentities => ({
  family: 'secretsmanager',
  types: {
    aws_secretsmanager_secret: ['arn|{arn}', 'secret|{name,arn:secret}'],
    aws_secretsmanager_secret_policy: ['secretpolicy|{secret_arn:secret}'],
    aws_secretsmanager_secret_rotation: ['rotation|{secret_id:secret}'],
    aws_secretsmanager_secret_version: ['secretversion|{secret_id:secret}'],
  },
  events: {
    CreateSecret: ['secret|{name}', 'arn|{response.arn}'],
    PutSecretValue: version,
    UpdateSecretVersionStage: version,
    UpdateSecret: [
      '[secretString]secretversion|{secretId:secret}',
      '[secretBinary]secretversion|{secretId:secret}',
      secret,
    ],
    RotateSecret: rotation,
    CancelRotateSecret: rotation,
    PutResourcePolicy: policy,
    DeleteResourcePolicy: policy,
    DeleteSecret: ['arn|{secretId}', 'secret|{secretId:secret}'],
    RestoreSecret: ['arn|{secretId}', 'secret|{secretId:secret}'],
    TagResource: ['arn|{secretId}', 'secret|{secretId:secret}'],
    UntagResource: ['arn|{secretId}', 'secret|{secretId:secret}'],
    ReplicateSecretToRegions: ['arn|{secretId}', 'secret|{secretId:secret}'],
    RemoveRegionsFromReplication: ['arn|{secretId}', 'secret|{secretId:secret}'],
  },
});

const tags = [
  '[resourceType=Parameter]parameter|{resourceId:slash}',
  '[resourceType=Document]document|{resourceId}',
  '[resourceType=MaintenanceWindow]maintenancewindow|{resourceId}',
  '[resourceType=PatchBaseline]patchbaseline|{resourceId}',
  '[resourceType=Association]association|{resourceId}',
];
const target = ['maintenancewindowtarget|{windowTargetId,response.windowTargetId}', '^maintenancewindow|{windowId}'];
const task = ['maintenancewindowtask|{windowTaskId,response.windowTaskId}', '^maintenancewindow|{windowId}'];

/** Systems Manager. */
export const ssm = (): ServiceIdentities => ({
  family: 'ssm',
  types: {
    aws_ssm_patch_group: ['patchgroup|{patch_group}'],
    aws_ssm_default_patch_baseline: ['defaultpatchbaseline|{baseline_id:last}'],
    aws_ssm_maintenance_window_target: ['maintenancewindowtarget|{id}'],
    aws_ssm_maintenance_window_task: ['arn|{arn}', 'maintenancewindowtask|{window_task_id,id}'],
    aws_ssm_association: ['arn|{arn}', 'association|{association_id}'],
  },
  events: {
    AddTagsToResource: tags,
    RemoveTagsFromResource: tags,
    RegisterTargetWithMaintenanceWindow: target,
    UpdateMaintenanceWindowTarget: target,
    DeregisterTargetFromMaintenanceWindow: target,
    RegisterTaskWithMaintenanceWindow: task,
    UpdateMaintenanceWindowTask: task,
    DeregisterTaskFromMaintenanceWindow: task,
    // Of which system it becomes the default, only the baseline says.
    RegisterDefaultPatchBaseline: ['defaultpatchbaseline|{baselineId:last}', '^patchbaseline|{baselineId:last}'],
    RegisterPatchBaselineForPatchGroup: ['patchgroup|{patchGroup}', '^patchbaseline|{baselineId:last}'],
    DeregisterPatchBaselineForPatchGroup: ['patchgroup|{patchGroup}', '^patchbaseline|{baselineId:last}'],
    UpdateAssociation: ['association|{associationId}'],
    DeleteAssociation: ['association|{associationId}'],
    CreateAssociation: ['association|{response.associationDescription.associationId}'],
    LabelParameterVersion: ['parameter|{name:slash}'],
  },
});
