variable "name" {
  type = string
}

resource "aws_vpc" "this" {
  cidr_block = "10.30.0.0/16"
}

resource "aws_security_group" "door" {
  name        = "${var.name}-door"
  description = "The way in"
  vpc_id      = aws_vpc.this.id

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

output "security_group_id" {
  value = aws_security_group.door.id
}
