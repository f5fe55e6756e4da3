none      = f()
some      = f(1, g(2), [3],)
expanded  = f(a, b...)
namespace = provider::megaport::speed(1)
lines = f(
  1, # one

  2
)
keyword = for(1)
