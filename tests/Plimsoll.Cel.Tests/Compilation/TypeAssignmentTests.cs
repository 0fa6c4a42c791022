using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

public sealed class TypeAssignmentTests
{
    static readonly CelType A = CelType.Parameter("A"), B = CelType.Parameter("B");

    readonly TypeSubstitution _substitution = new();

    [Fact]
    public void An_attempt_that_fails_leaves_no_trace()
    {
        var assignment = new TypeAssignment(_substitution);

        Assert.False(assignment.TryAssign([A, CelType.Int], [CelType.String, CelType.Bool]));
        Assert.Equal(A, _substitution.Apply(A, openToDyn: false));
        Assert.True(assignment.TryAssign([A, CelType.Int], [CelType.Bool, CelType.Int]));
        Assert.Equal(CelType.Bool, _substitution.Apply(A, openToDyn: false));
    }

    [Fact]
    public void A_parameter_takes_the_more_general_of_two_types()
    {
        var assignment = new TypeAssignment(_substitution);

        Assert.True(assignment.TryAssign(A, CelType.List(CelType.Int)));
        Assert.True(assignment.TryAssign(A, CelType.ListOfDyn));
        Assert.Equal(CelType.ListOfDyn, _substitution.Apply(A, openToDyn: false));
    }

    [Fact]
    public void A_parameter_fits_itself_but_nothing_that_holds_it()
    {
        var assignment = new TypeAssignment(_substitution);

        Assert.True(assignment.TryAssign(A, A));
        Assert.False(assignment.TryAssign(A, CelType.List(A)));
        Assert.True(assignment.TryAssign(B, CelType.List(A)));
        Assert.False(assignment.TryAssign(A, CelType.List(B)));
    }

    [Fact]
    public void What_stays_open_is_dyn_in_the_end() => Assert.Equal(CelType.ListOfDyn, _substitution.Apply(CelType.List(A), openToDyn: true));
}
