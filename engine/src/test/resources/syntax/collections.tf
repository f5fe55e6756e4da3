empty_tuple  = []
empty_object = {}
tuple        = [1, "a", [true], null,]
tuple_lines = [
  # first
  1, 2 # second
  , 3
]
object       = { a = 1, "b" : 2, (c) = 3, 4 = 5, "${d}" = 6, "e${f}" = 7 }
object_lines = {
  a = 1 # one

  b = 2,
  /* three */ c = 3 // and more
}
words     = { true = 1, null = 2, if = 3, in = 4 }
ambiguous = { a.b = 1 }
legacy    = { (a).b = 1, a[0] = 2 }
loop      = [for x in y : x.z]
loop_key  = [for k, v in y : v if k != null]
object_loop = {
  for k, v in y : k => v...
  if v
}
nested = [for x in [for y in z : y] : { for q in x : q => x }]
