a = 'b'
b = 1;
c = “d”
d = 1 & 2
e = `f`
g = @
h = "two
lines"
