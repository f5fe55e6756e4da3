a = 1
a = 2
foo bar = 1
foo "x"
baz
q { a = 1, b = 2 }
r { s {} }
t {
  u = ]
}
v = f(1 2)
w = 1, 
x "${y}" {
}
"z" = 1
