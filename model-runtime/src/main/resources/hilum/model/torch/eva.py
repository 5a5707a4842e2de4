# EVA vision tower: pre-norm transformer over a class token and patches, not causal; query, key and value are stored as one matrix.
# Weights: 4 for the embedding (patch matrix, its bias, class token, positions), then 12 a layer:
#   0 norm1, 2 query-key-value, 4 out, 6 norm2, 8 widening, 10 narrowing (each weight, bias).

def eva_embedding(pixels: Tensor, w: __torch__.Weights, patch: int) -> Tensor:
  # pixels [3, side, side] -> [1 + patches, hidden], the class token first, then patches row by row from the top left
  x = torch.conv2d(pixels.unsqueeze(0), w.t[0].to(6), w.t[1], [patch, patch]).flatten(2).transpose(1, 2).squeeze(0)
  width = x.shape[1]
  x = torch.cat([w.t[2].to(6).reshape([1, width]), x], 0)
  return x + w.t[3].to(6).reshape([-1, width])

def eva_layer(x: Tensor, w: __torch__.Weights, at: int, heads: int, epsilon: float) -> Tensor:
  # x [1 + patches, hidden]
  fused = __torch__.heads_first(__torch__.dense(__torch__.norm(x, w, at, epsilon), w, at + 2), 3 * heads).unsqueeze(0)
  q = fused.narrow(1, 0, heads)
  k = fused.narrow(1, heads, heads)
  v = fused.narrow(1, 2 * heads, heads)
  x = x + __torch__.dense(__torch__.rows_first(torch.scaled_dot_product_attention(q, k, v)), w, at + 4)
  y = torch.gelu(__torch__.dense(__torch__.norm(x, w, at + 6, epsilon), w, at + 8))
  return x + __torch__.dense(y, w, at + 10)
