# Bridge from the tower to the decoder: one MLP a patch. As many vectors leave as come in.
# Weights: 0 position table, 1 widening (weight, bias), 3 narrowing, 5 norm, 7 projection.

def bridge(x: Tensor, w: __torch__.Weights, at: int, epsilon: float) -> Tensor:
  # x [patches, tower hidden] -> [patches, decoder hidden]
  x = x + w.t[at].to(6)
  x = torch.gelu(__torch__.dense(x, w, at + 1))
  x = __torch__.dense(x, w, at + 3)
  x = __torch__.norm(x, w, at + 5, epsilon)
  # The checkpoint stores the projection [in, out], unlike every other matrix.
  return torch.matmul(x, w.t[at + 7].to(6))
