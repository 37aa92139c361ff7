import type { Incident } from '../core/incident.ts';
import type { Chat, ChatMessage, Incidents } from '../ports.ts';

/** One message an incident: posted once, then updated in place. Without a chat nobody is told there, and nothing fails. */
export async function tell(
  ports: { readonly chat: Chat | undefined; readonly incidents: Incidents },
  incident: Incident,
  message: ChatMessage,
): Promise<void> {
  if (!ports.chat) return;
  if (incident.message) return await ports.chat.update(incident.message, message);
  await ports.incidents.writeMessage(incident.id, await ports.chat.post(message));
}
