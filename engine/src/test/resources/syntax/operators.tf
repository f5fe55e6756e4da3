precedence_1 = a || b && c == d < e + f * g
precedence_2 = a * b + c < d == e && f || g
left         = a - b - c
mixed        = a / b * c % d
unary        = -a + !b
unary_chain  = !!a
unary_binds  = -x.y[0] * 2
conditional  = a ? b : c ? d : e
nested       = a ? b ? c : d : e
in_condition = a == b ? c + 1 : d
parens       = (a + b) * c
minus_name   = a-b
minus_space  = a - b
