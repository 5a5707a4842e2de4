# Phi decoder: one norm feeds attention and MLP side by side; the first dimensions of each head are rotated by position.
# Weights: 0 embedding, 1 closing norm (weight, bias), 3 output layer (weight, bias), then 14 a layer:
#   0 norm, 2 query, 4 key, 6 value, 8 out, 10 widening, 12 narrowing (each weight, bias).
# Query, key and value may be fused in place of the query; then the other two are empty.

def first_layer() -> int:
  return 5

def layer_weights() -> int:
  return 14

def closing(x: Tensor, w: __torch__.Weights, epsilon: float) -> Tensor:
  return __torch__.norm(x, w, 1, epsilon)

def output(x: Tensor, w: __torch__.Weights) -> Tensor:
  return __torch__.dense(x, w, 3)

def decoder_layer(x: Tensor, w: __torch__.Weights, at: int, heads: int, key_heads: int, epsilon: float, cache: List[Tensor], layer: int, place: __torch__.Place) -> Tensor:
  # x [rows, hidden]
  y = __torch__.norm(x, w, at, epsilon)
  q = __torch__.dense(y, w, at + 2)
  if w.t[at + 5].shape[0] == 0:
    fused = __torch__.heads_first(q, heads + 2 * key_heads)
    turned = __torch__.rotate(fused.narrow(0, 0, heads + key_heads), place.cos, place.sin)
    a = __torch__.attend(turned.narrow(0, 0, heads), turned.narrow(0, heads, key_heads), fused.narrow(0, heads + key_heads, key_heads), cache, layer, place)
  else:
    q = __torch__.rotate(__torch__.heads_first(q, heads), place.cos, place.sin)
    k = __torch__.rotate(__torch__.heads_first(__torch__.dense(y, w, at + 4), key_heads), place.cos, place.sin)
    v = __torch__.heads_first(__torch__.dense(y, w, at + 6), key_heads)
    a = __torch__.attend(q, k, v, cache, layer, place)
  f = torch.gelu(__torch__.dense(y, w, at + 10), approximate="tanh")
  return x + __torch__.dense(a, w, at + 8) + __torch__.dense(f, w, at + 12)
