empty {}
single { a = 1 }
labels "a" b "c-$${d}" {
  x = 1

  inner {
    y = 2
  }
  inner "z" {
  }
}
été-1 {
  größe_ = 1
} // end
