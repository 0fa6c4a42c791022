using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class RuntimeTests
{
    [Fact]
    public void The_runtime_is_what_the_settings_say()
    {
        var settings = RegoSettings.Default with { Runtime = (RegoObject)FunctionCall.Json("""{"version": "1"}""") };

        Assert.Equal(settings.Runtime, FunctionCall.Of("opa.runtime", settings).Value);
        Assert.Equal(RegoObject.Empty, FunctionCall.Of("opa.runtime").Value);
    }
}
