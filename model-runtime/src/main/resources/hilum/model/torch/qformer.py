# Q-Former: a fixed number of learnt queries gathers what all pictures of a prompt show. Post-norm layers; some look at the pictures.
# Weights: 0 queries, 1 norm (weight, bias), then a layer: 10 for attention among the queries, 10 for attention to the pictures where
# there is one, then 0 widening, 2 narrowing, 4 norm (each weight, bias). The 10 are query, key, value, out, norm (each weight, bias).

def gather(x: Tensor, seen: Tensor, w: __torch__.Weights, at: int, heads: int, epsilon: float) -> Tensor:
  # x [queries, hidden] looks at seen [tokens, width]
  q = __torch__.heads_first(__torch__.dense(x, w, at), heads).unsqueeze(0)
  k = __torch__.heads_first(__torch__.dense(seen, w, at + 2), heads).unsqueeze(0)
  v = __torch__.heads_first(__torch__.dense(seen, w, at + 4), heads).unsqueeze(0)
  a = __torch__.rows_first(torch.scaled_dot_product_attention(q, k, v))
  return __torch__.norm(__torch__.dense(a, w, at + 6) + x, w, at + 8, epsilon)

def qformer(seen: Tensor, w: __torch__.Weights, at: int, layers: int, heads: int, every: int, epsilon: float) -> Tensor:
  # seen [tokens of all pictures, width] -> [queries, hidden]
  width = w.t[at + 1].shape[0]
  x = __torch__.norm(w.t[at].to(6).reshape([-1, width]), w, at + 1, epsilon)
  at = at + 3
  for i in range(layers):
    x = __torch__.gather(x, x, w, at, heads, epsilon)
    at = at + 10
    if i % every == 0:
      x = __torch__.gather(x, seen, w, at, heads, epsilon)
      at = at + 10
    y = torch.gelu(__torch__.dense(x, w, at))
    x = __torch__.norm(__torch__.dense(y, w, at + 2) + x, w, at + 4, epsilon)
    at = at + 6
  return x
