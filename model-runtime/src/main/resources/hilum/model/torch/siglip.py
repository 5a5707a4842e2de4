# SigLIP vision tower: pre-norm transformer over patches, no class token, not causal.
# Weights: 3 for the embedding, then 16 a layer:
#   0 norm1, 2 query, 4 key, 6 value, 8 out, 10 norm2, 12 widening, 14 narrowing (each weight, bias).

def siglip_embedding(pixels: Tensor, w: List[Tensor], patch: int) -> Tensor:
  # pixels [3, side, side] -> [patches, hidden], row by row from the top left
  x = torch.conv2d(pixels.unsqueeze(0), w[0].to(6), w[1], [patch, patch])
  return x.flatten(2).transpose(1, 2).squeeze(0) + w[2].to(6)

def siglip_layer(x: Tensor, w: List[Tensor], at: int, heads: int, epsilon: float, tanh: bool, widen: bool) -> Tensor:
  # x [patches, hidden]
  y = __torch__.norm(x, w[at], w[at + 1], epsilon)
  q = __torch__.heads_first(__torch__.dense(y, w[at + 2], w[at + 3], widen), heads).unsqueeze(0)
  k = __torch__.heads_first(__torch__.dense(y, w[at + 4], w[at + 5], widen), heads).unsqueeze(0)
  v = __torch__.heads_first(__torch__.dense(y, w[at + 6], w[at + 7], widen), heads).unsqueeze(0)
  a = __torch__.rows_first(torch.scaled_dot_product_attention(q, k, v))
  x = x + __torch__.dense(a, w[at + 8], w[at + 9], widen)
  y = __torch__.norm(x, w[at + 10], w[at + 11], epsilon)
  y = __torch__.dense(y, w[at + 12], w[at + 13], widen)
  if tanh:
    y = torch.gelu(y, approximate="tanh")
  else:
    y = torch.gelu(y)
  return x + __torch__.dense(y, w[at + 14], w[at + 15], widen)
