# SigLIP vision tower: pre-norm transformer over patches, no class token, not causal.
# Weights: 3 for the embedding, then 16 a layer:
#   0 norm1, 2 query, 4 key, 6 value, 8 out, 10 norm2, 12 widening, 14 narrowing (each weight, bias).

def siglip_embedding(pixels: Tensor, w: __torch__.Weights, patch: int) -> Tensor:
  # pixels [3, side, side] -> [patches, hidden], row by row from the top left
  x = torch.conv2d(pixels.unsqueeze(0), w.t[0].to(6), w.t[1], [patch, patch])
  return x.flatten(2).transpose(1, 2).squeeze(0) + w.t[2].to(6)

def siglip_layer(x: Tensor, w: __torch__.Weights, at: int, heads: int, epsilon: float, tanh: bool) -> Tensor:
  # x [patches, hidden]
  y = __torch__.norm(x, w, at, epsilon)
  q = __torch__.heads_first(__torch__.dense(y, w, at + 2), heads).unsqueeze(0)
  k = __torch__.heads_first(__torch__.dense(y, w, at + 4), heads).unsqueeze(0)
  v = __torch__.heads_first(__torch__.dense(y, w, at + 6), heads).unsqueeze(0)
  a = __torch__.rows_first(torch.scaled_dot_product_attention(q, k, v))
  x = x + __torch__.dense(a, w, at + 8)
  y = __torch__.dense(__torch__.norm(x, w, at + 10, epsilon), w, at + 12)
  if tanh:
    y = torch.gelu(y, approximate="tanh")
  else:
    y = torch.gelu(y)
  return x + __torch__.dense(y, w, at + 14)
