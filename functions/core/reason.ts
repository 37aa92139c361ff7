/** Why a verdict is what it is. The list is closed: each code is one rule of the classifier. */
export type ReasonCode =
  /** A watched, mutating, successful call on something that a state manages. */
  | 'managed'
  /** Nothing was changed: `readOnly` says so, or the catalogue of actions does where `readOnly` is missing. */
  | 'read-only'
  /** The call was refused or failed, a dry run included. */
  | 'failed-call'
  /** Somebody signed in, out, or changed how. */
  | 'sign-in'
  /** The service tells of itself (AwsServiceEvent): nobody called. */
  | 'service-event'
  /** Neither a call nor a change of configuration: Insights, network activity, data passing through a resource. */
  | 'not-a-change'
  /** A service acted on somebody's behalf. */
  | 'service-on-behalf'
  /** A change, but from an origin that the policy does not watch. */
  | 'origin-not-watched'
  /** A change by the pipeline's or the responder's own role, outside a console session. */
  | 'own-role'
  /** A click on something that no known state manages. */
  | 'unmanaged'
  /** Not a CloudTrail record. */
  | 'malformed'
  /** CloudTrail hid the values that say what was touched. */
  | 'hidden-identity'
  /** Nobody is known to manage what was touched, but a state is newer than what the index knows of it. */
  | 'stale-index'
  /** The record names nothing that could be looked up. */
  | 'no-identity'
  /** The record names more than is looked up, so that what else it touched is not known: `hits` are only some. */
  | 'too-large'
  /** Two or more states claim what was touched. */
  | 'ambiguous'
  /** Names agree, but the account or Region of the record or of the state is not known: told, not guessed. */
  | 'scope-unknown';
