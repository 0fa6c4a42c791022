namespace Plimsoll.Cel.Syntax;

/// <summary>The names of operators as functions.</summary>
/// <remarks>cel-spec, proto/cel/expr/syntax.proto and cel-go common/operators.</remarks>
public static class Operators
{
    /// <summary><c>c ? a : b</c>.</summary>
    public const string Conditional = "_?_:_";

    /// <summary><c>a &amp;&amp; b</c>.</summary>
    public const string And = "_&&_";

    /// <summary><c>a || b</c>.</summary>
    public const string Or = "_||_";

    /// <summary><c>!a</c>.</summary>
    public const string Not = "!_";

    /// <summary><c>a == b</c>.</summary>
    public const string Equal = "_==_";

    /// <summary><c>a != b</c>.</summary>
    public const string NotEqual = "_!=_";

    /// <summary><c>a &lt; b</c>.</summary>
    public const string Less = "_<_";

    /// <summary><c>a &lt;= b</c>.</summary>
    public const string LessOrEqual = "_<=_";

    /// <summary><c>a &gt; b</c>.</summary>
    public const string Greater = "_>_";

    /// <summary><c>a &gt;= b</c>.</summary>
    public const string GreaterOrEqual = "_>=_";

    /// <summary><c>a + b</c>.</summary>
    public const string Add = "_+_";

    /// <summary><c>a - b</c>.</summary>
    public const string Subtract = "_-_";

    /// <summary><c>a * b</c>.</summary>
    public const string Multiply = "_*_";

    /// <summary><c>a / b</c>.</summary>
    public const string Divide = "_/_";

    /// <summary><c>a % b</c>.</summary>
    public const string Modulo = "_%_";

    /// <summary><c>-a</c>.</summary>
    public const string Negate = "-_";

    /// <summary><c>a[b]</c>.</summary>
    public const string Index = "_[_]";

    /// <summary><c>a[?b]</c>.</summary>
    public const string OptionalIndex = "_[?_]";

    /// <summary><c>a.?b</c>; the second argument is the name as a literal.</summary>
    public const string OptionalSelect = "_?._";

    /// <summary><c>a in b</c>.</summary>
    public const string In = "@in";

    /// <summary>Whether a loop of <c>all</c> or <c>exists</c> goes on: errors do not stop it.</summary>
    public const string NotStrictlyFalse = "@not_strictly_false";
}
