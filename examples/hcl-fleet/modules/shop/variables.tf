variable "name" {
  type = string
}

variable "hostname" {
  type = string
}

variable "tables" {
  type = list(string)
}

variable "desired_state" {
  description = "Active, Paused or Stopped. Null leaves the source as it is."
  type        = string
  default     = null
}

variable "password" {
  type      = string
  ephemeral = true
  sensitive = true
}
