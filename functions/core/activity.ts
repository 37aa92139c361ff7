import { familyOf } from './identity/families.ts';

/**
 * Calls that CloudTrail marks as writes and that leave every resource's configuration as it was: data passing through, jobs and
 * sessions started, agents reporting. eventSource's family → event names.
 */
const ACTIVITY: Readonly<Record<string, string>> = {
  athena: 'StartQueryExecution StopQueryExecution',
  batch: 'SubmitJob CancelJob TerminateJob',
  cloudfront: 'CreateInvalidation',
  cloudshell:
    'CreateEnvironment StartEnvironment StopEnvironment DeleteEnvironment CreateSession DeleteSession PutCredentials RedeemCode SendHeartBeat UpdateLayout GetFileDownloadUrls GetFileUploadUrls GetEnvironmentStatus',
  codebuild: 'StartBuild StopBuild RetryBuild StartBuildBatch StopBuildBatch',
  codepipeline: 'StartPipelineExecution StopPipelineExecution PutApprovalResult RetryStageExecution',
  dynamodb:
    'BatchExecuteStatement BatchWriteItem CreateBackup DeleteItem ExecuteStatement ExecuteTransaction ExportTableToPointInTime PutItem TransactWriteItems UpdateItem',
  'ec2-instance-connect': 'SendSSHPublicKey SendSerialConsoleSSHPublicKey OpenTunnel',
  ec2messages: 'AcknowledgeMessage DeleteMessage FailMessage SendHeartbeat SendReply',
  ecr: 'BatchDeleteImage CompleteLayerUpload InitiateLayerUpload PutImage StartImageScan UploadLayerPart',
  ecs: 'RunTask StartTask StopTask ExecuteCommand SubmitTaskStateChange SubmitContainerStateChange SubmitAttachmentStateChanges',
  elasticmapreduce: 'AddJobFlowSteps CancelSteps',
  events: 'PutEvents PutPartnerEvents StartReplay CancelReplay',
  firehose: 'PutRecord PutRecordBatch',
  glue: 'StartJobRun BatchStopJobRun StartCrawler StopCrawler StartWorkflowRun StopWorkflowRun StartTrigger',
  guardduty: 'CreateSampleFindings ArchiveFindings UnarchiveFindings UpdateFindingsFeedback',
  iam: 'GenerateCredentialReport GenerateServiceLastAccessedDetails GenerateOrganizationsAccessReport',
  kinesis: 'PutRecord PutRecords SubscribeToShard',
  kms: 'Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext GenerateMac ReEncrypt Sign',
  lambda: 'Invoke InvokeAsync InvokeExecution InvokeFunction InvokeWithResponseStream',
  logs: 'PutLogEvents StartQuery StopQuery StartLiveTail CreateExportTask CancelExportTask',
  monitoring: 'PutMetricData SetAlarmState',
  'rds-data':
    'BatchExecuteStatement BeginTransaction CommitTransaction ExecuteSql ExecuteStatement RollbackTransaction',
  // Of a directory bucket: what its clients begin with.
  s3: 'CreateSession',
  sagemaker: 'InvokeEndpoint InvokeEndpointAsync',
  securityhub: 'BatchImportFindings BatchUpdateFindings',
  sns: 'Publish PublishBatch',
  sqs: 'ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch PurgeQueue ReceiveMessage SendMessage SendMessageBatch',
  ssm: 'CancelCommand PutComplianceItems PutInventory ResumeSession SendAutomationSignal SendCommand StartAutomationExecution StartAssociationsOnce StartSession StopAutomationExecution TerminateSession UpdateInstanceAssociationStatus UpdateInstanceInformation',
  'ssm-guiconnect': 'StartConnection CancelConnection',
  ssmmessages: 'CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel',
  states:
    'RedriveExecution SendTaskFailure SendTaskHeartbeat SendTaskSuccess StartExecution StartSyncExecution StopExecution',
  sts: 'AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot DecodeAuthorizationMessage GetFederationToken GetSessionToken',
};

const sets = new Map(Object.entries(ACTIVITY).map(([family, names]) => [familyOf(family), new Set(names.split(' '))]));

/** True for a call that changes no configuration, whatever `readOnly` says. `action` without API version. */
export function isActivity(eventSource: string, action: string): boolean {
  return sets.get(familyOf(eventSource))?.has(action) ?? false;
}
