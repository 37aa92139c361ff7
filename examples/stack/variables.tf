variable "region" {
  description = "Where the stack lives."
  type        = string
  default     = "us-east-1"
}

variable "name" {
  description = "Prefix of every name in the stack."
  type        = string
  default     = "orders"
}
