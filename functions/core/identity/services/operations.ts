import type { ServiceIdentities } from '../service.ts';

const component = ['application|resourcegroup={resourceGroupName}'];

/** Application Insights: what is watched of an application, which is called by its resource group. */
export const applicationInsights = (): ServiceIdentities => ({
  family: 'applicationinsights',
  events: {
    CreateComponent: component,
    UpdateComponent: component,
    DeleteComponent: component,
    UpdateComponentConfiguration: component,
    CreateLogPattern: component,
    UpdateLogPattern: component,
    DeleteLogPattern: component,
    AddWorkload: component,
    UpdateWorkload: component,
    RemoveWorkload: component,
  },
});

/** DevOps Guru: what it watches, and how, is set once for an account. */
export const devopsGuru = (): ServiceIdentities => ({
  family: 'devops-guru',
  types: {
    aws_devopsguru_resource_collection: ['resourcecollection|-'],
    aws_devopsguru_service_integration: ['serviceintegration|-'],
  },
  events: { UpdateResourceCollection: ['resourcecollection|-'], UpdateServiceIntegration: ['serviceintegration|-'] },
});

const permissions = ['roleassociation|{workspaceId}|{updateInstructionBatch.role}', '~workspace|{workspaceId}'];

/** Managed Grafana: one call gives and takes roles of a workspace. */
export const grafana = (): ServiceIdentities => ({
  family: 'grafana',
  types: { aws_grafana_role_association: ['roleassociation|{workspace_id}|{role}'] },
  events: { UpdatePermissions: permissions },
});

/** Incident Manager's contacts: a contact's plan is set with the contact. */
export const ssmContacts = (): ServiceIdentities => ({
  family: 'ssm-contacts',
  types: { aws_ssmcontacts_plan: ['plan|{contact_id}'] },
  events: { UpdateContact: ['[plan]plan|{contactId}', '~arn|{contactId}'] },
});

const grouped = ['groupassociation|{groupIdentifier:last}|{resourceArn}', '~group|{groupIdentifier:last}'];

/** CloudWatch Synthetics: a group is called by its name, its id or its ARN. */
export const synthetics = (): ServiceIdentities => ({
  family: 'synthetics',
  types: {
    aws_synthetics_group_association: [
      'groupassociation|{group_name}|{canary_arn}',
      'groupassociation|{group_id}|{canary_arn}',
    ],
  },
  events: { AssociateResource: grouped, DisassociateResource: grouped },
});
