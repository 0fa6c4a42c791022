namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>How types as they are written belong together.</summary>
static class GraphQlTypes
{
    /// <summary>Whether a value of one type may stand where another is demanded.</summary>
    /// <param name="given">The type of the value.</param>
    /// <param name="demanded">The other.</param>
    public static bool IsCompatible(GraphQlTypeRef given, GraphQlTypeRef demanded)
    {
        while (true)
        {
            if (demanded.IsNonNull && !given.IsNonNull)
                return false;
            if (given.Item is not { } left || demanded.Item is not { } right)
                return given.Item is null && demanded.Item is null && given.Named == demanded.Named;
            (given, demanded) = (left, right);
        }
    }
}
