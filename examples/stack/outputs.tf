output "receipts_bucket" {
  description = "The private bucket's name."
  value       = aws_s3_bucket.receipts.bucket
}

output "jobs_queue_url" {
  description = "Where the jobs are."
  value       = aws_sqs_queue.jobs.url
}

output "web_security_group" {
  description = "The group with its rules inside."
  value       = aws_security_group.web.id
}

output "database_security_group" {
  description = "The group with its rules beside it."
  value       = aws_security_group.database.id
}
