namespace Plimsoll.Rego.Evaluation;

public sealed class StepTests
{
    [Theory]
    [InlineData("every x in [1, 2] { x > 0 }", true)]
    [InlineData("every x in [1, 0] { x > 0 }", false)]
    [InlineData("every x in {1, 2} { x in [1, 2, 3] }", true)]
    [InlineData("every k, v in {\"a\": 1} { k == \"a\"; v == 1 }", true)]
    [InlineData("every i, _ in [5, 6] { i < 2 }", true)]
    [InlineData("every x in [] { false }", true)]
    [InlineData("every x in input.none { false }", false)]
    [InlineData("every x in 1 { true }", false)]
    [InlineData("every x in [1] { input.none }", false)]
    [InlineData("every x in [1, 2] { some y in [2, 1]; y == x }", true)]
    [InlineData("y := 3; every x in [1, 2] { x < y }", true)]
    [InlineData("every x in [[1], [2]] { every y in x { y > 0 } }", true)]
    [InlineData("every x in [false] { not x }", true)]
    public void Every_item_must_succeed(string body, bool holds) => Assert.Equal(holds ? "true" : null, Policy.Value($"p if {{ {body} }}"));
}
