output "undelivered_queue_url" {
  description = "Where lies what the hub did not take."
  value       = aws_sqs_queue.undelivered.id
}
