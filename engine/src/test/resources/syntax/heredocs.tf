simple = <<EOT
  a
b ${c}
EOT
indented = <<-EOT
    a
      b

    ${c}
  d
  EOT
indent_sequence = <<-EOT
    a
  ${b}
    EOT
indent_tabs = <<-EOT
		a
	 b
	EOT
escapes = <<EOT
\n $${a} %%{b} "q"
EOT
trim = <<EOT
a

  ${~ b ~}

c
EOT
directives = <<-EOT
  %{ for x in y ~}
  - ${x}
  %{ endfor ~}
  end
EOT
empty = <<EOT
EOT
in_list = [<<A
one
A
, <<-B
  two
  B
]
nested = <<OUT
${<<IN
x
IN
}
OUT
not_the_end = <<EOT
EOTS
 EOT
