using System.Text.Json;

namespace Plimsoll.Reports;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("app\u202Efdp.exe", "app\\u202Efdp.exe")]
    [InlineData("\u2066a\u200Bb\uFEFF", "\\u2066a\\u200Bb\\uFEFF")]
    [InlineData("\u001B[2J", "\\u001B[2J")]
    [InlineData("1.0+x&y ü", "1.0+x&y ü")]
    public void What_could_steer_a_terminal_is_escaped_and_the_rest_stays_readable(string text, string written)
    {
        var output = new StringWriter();
        using (var json = new JsonText(output))
        {
            json.StartObject();
            json.Text("text", text);
            json.Texts("texts", [text]);
            json.EndObject();
        }

        Assert.Equal(2, output.ToString().Split($"\"{written}\"").Length - 1);
        Assert.Equal(text, JsonDocument.Parse(output.ToString()).RootElement.GetProperty("texts")[0].GetString());
    }
}
