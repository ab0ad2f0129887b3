package io.metalearn4j.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void keepsEveryBitOfEveryType() {
    float[] floats = {0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, 1f / 3};
    double[] doubles = {0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1.0 / 3};
    int[] ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE};
    long[] longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE};
    assertArrayEquals(floats, Tensor.of(floats, 5).floats());
    assertArrayEquals(doubles, Tensor.of(doubles, 5).doubles());
    assertArrayEquals(ints, Tensor.of(ints, 2, 2).ints());
    assertArrayEquals(longs, Tensor.of(longs, 1, 4).longs());
    assertEquals("é€𝄞", Tensor.ofText("é€𝄞").text());
  }

  @Test
  void sharesNoArrayWithItsCaller() {
    float[] values = {1, 2};
    int[] shape = {2};
    Tensor tensor = Tensor.of(values, shape);
    values[0] = 9;
    shape[0] = 9;
    tensor.floats()[1] = 9;
    tensor.shape()[0] = 9;
    assertEquals(Tensor.of(new float[] {1, 2}, 2), tensor);
  }

  @Test
  void isAScalarWithoutDimensions() {
    assertEquals(1, Tensor.of(new float[] {7}).size());
    assertEquals(0, Tensor.of(new float[0], 3, 0).size());
  }

  @Test
  void differsByTypeShapeAndBits() {
    Tensor tensor = Tensor.of(new float[] {0, 1}, 2);
    assertNotEquals(tensor, Tensor.of(new int[] {0, 1}, 2));
    assertNotEquals(tensor, Tensor.of(new float[] {0, 1}, 2, 1));
    assertNotEquals(tensor, Tensor.of(new float[] {-0f, 1}, 2));
    assertEquals(tensor.hashCode(), Tensor.of(new float[] {0, 1}, 2).hashCode());
  }

  @Test
  void refusesAShapeThatDoesNotHoldItsValues() {
    float[] values = new float[4];
    for (int[] shape :
        new int[][] {{}, {5}, {-2, -2}, {1 << 16, 1 << 16}, {4, 1, 1, 1, 1, 1, 1, 1, 1}}) {
      var e = assertThrows(IllegalArgumentException.class, () -> Tensor.of(values, shape));
      assertTrue(e.toString().contains("for 4 values: must"), e.getMessage());
    }
  }

  @Test
  void refusesToBeReadAsAnotherType() {
    Tensor tensor = Tensor.of(new float[6], 2, 3);
    var e = assertThrows(IllegalStateException.class, tensor::doubles);
    assertEquals("asked for F64 but the tensor is F32[2, 3]", e.getMessage());
    assertThrows(IllegalStateException.class, tensor::text);
  }

  @Test
  void refusesTextWithoutUtf8Form() {
    assertThrows(IllegalArgumentException.class, () -> Tensor.ofText("\ud800"));
    Tensor bytes = new Tensor(DType.U8, new int[] {1}, new byte[] {(byte) 0xff});
    assertThrows(IllegalStateException.class, bytes::text);
  }
}
