variable      = a
attribute     = a.b.c
index         = a[0]["k"].b
literal_index = a[true][null]
computed      = a[b]
computed_more = a[b].c[d].e
negative      = a[-1]
parens_key    = a[(0)]
legacy        = a.0.b
call          = f(1).b[0]
parens        = (a).b
splat         = a[*].b[0].c
splat_bare    = a[*]
splat_nested  = a[*].b[*].c
splat_index   = a[*][b]
old_splat     = a.*.b.c
old_bare      = a.*
old_then      = a.*.b[0]
old_legacy    = a.*.0.b
old_twice     = a.*.b[0].*.c
literal_attr  = true.x
lines = a[
  0
]
