resource "aws_vpc" "main" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_hostnames = true

  tags = { Name = "${var.name}-main" }
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.20.1.0/24"

  tags = { Name = "${var.name}-private" }
}

# Rules inside the group: a rule that somebody adds shows in a plan.
resource "aws_security_group" "web" {
  name        = "${var.name}-web"
  description = "HTTPS from anywhere"
  vpc_id      = aws_vpc.main.id

  ingress {
    description = "HTTPS"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# Rules beside the group: a rule that somebody adds shows in no plan.
resource "aws_security_group" "database" {
  name        = "${var.name}-database"
  description = "PostgreSQL from the web group"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "database_from_web" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.web.id
  from_port                    = 5432
  to_port                      = 5432
  ip_protocol                  = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "database_to_vpc" {
  security_group_id = aws_security_group.database.id
  description       = "Answers within the VPC"
  cidr_ipv4         = aws_vpc.main.cidr_block
  ip_protocol       = "-1"
}
