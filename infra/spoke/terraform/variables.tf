variable "hub_bus_arn" {
  description = "The hub's bus: arn:aws:events:REGION:ACCOUNT:event-bus/unclick-prod-hub"
  type        = string

  validation {
    condition     = can(regex("^arn:[a-z-]+:events:[a-z0-9-]+:[0-9]{12}:event-bus/.+$", var.hub_bus_arn))
    error_message = "Write the ARN of an event bus."
  }
}

variable "tags" {
  description = "Tags for everything that is made here."
  type        = map(string)
  default     = {}
}
